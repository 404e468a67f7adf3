/** HTTP as API Gateway hands it to a function (HTTP API, payload format 2.0): the event in, the answer out. */
package io.guardianpartner.auth.http;
