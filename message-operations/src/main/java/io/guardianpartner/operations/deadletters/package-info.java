/**
 * Dead letters: what services parked, what SQS moved away after too many receives, and what SNS could not deliver. They
 * are read by receiving them, because SQS has no other way. What was not changed is released at the end, also after an
 * error.
 */
package io.guardianpartner.operations.deadletters;
