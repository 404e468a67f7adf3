/** AWS Secrets Manager on one machine: what a client needs to make, write and read secrets. */
package io.guardianpartner.local.secrets;
