/** AWS Secrets Manager on one machine: the operations to create, write and read secrets. */
package io.guardianpartner.local.secrets;
