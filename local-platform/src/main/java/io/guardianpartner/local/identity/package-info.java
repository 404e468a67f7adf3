/**
 * Stands in for Amazon Cognito: a user pool behind the API that AWS's own clients speak, a token endpoint for services, and
 * the keys by which everybody verifies what was signed. It exists so that nothing on this machine needs another way in
 * than in AWS; what would be mailed is shown instead.
 */
package io.guardianpartner.local.identity;
