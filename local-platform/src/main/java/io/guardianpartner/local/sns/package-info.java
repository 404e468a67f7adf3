/**
 * SNS on one machine. Nothing on Maven Central stands in for it, so this is our own: the AWS Query protocol over HTTP,
 * filter policies by AWS's own matcher, delivery to SQS queues with SNS's rules for what happens when that fails.
 * Nothing is kept on disk. A publish is answered once the message is in every queue that is to have it.
 */
package io.guardianpartner.local.sns;
