/** AWS's services by their JSON protocol, with nothing between a call and the wire that a cold start would wait for. */
package io.guardianpartner.auth.aws;
