/** The distance of the cloud: lines before the stand-ins that are as long as those to AWS. */
package io.guardianpartner.local.network;
