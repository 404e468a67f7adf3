/**
 * Dead letters: what services parked, what SQS moved away after too many receives, and what SNS could not deliver. They
 * are read by receiving them, because SQS has no other way: what is not changed is given back at the end, whatever the
 * end is.
 */
package io.guardianpartner.operations.deadletters;
