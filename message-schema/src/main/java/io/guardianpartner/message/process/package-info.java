/** Conduct that the tools of Guardian share as processes. It needs nothing but the JDK. */
package io.guardianpartner.message.process;
