/** PostgreSQL on one machine: the real server, as a child process, its data thrown away at the end. */
package io.guardianpartner.local.postgres;
