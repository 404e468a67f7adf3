/** DynamoDB on one machine: AWS's own DynamoDB Local, in this process, in memory, and the tables that services ask for. */
package io.guardianpartner.local.dynamodb;
