/** Reports of a run, for people and for machines. */
package io.guardianpartner.load.report;
