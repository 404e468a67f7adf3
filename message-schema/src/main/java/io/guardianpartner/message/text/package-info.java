/**
 * The one notion of what people write: text, e-mail addresses and durations. It needs nothing but the JDK, so that who signs
 * customers in shares it with the services.
 */
package io.guardianpartner.message.text;
