/** The audit log: each change of a message, and the user who made it. */
package io.guardianpartner.operations.audit;
