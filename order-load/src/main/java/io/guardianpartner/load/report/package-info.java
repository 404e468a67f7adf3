/** What people and machines are told of a run. */
package io.guardianpartner.load.report;
