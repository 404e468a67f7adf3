/** Who did what to which message. */
package io.guardianpartner.operations.audit;
