/** A run as a whole: what is planned, how it goes, what it brought. */
package io.guardianpartner.load.run;
