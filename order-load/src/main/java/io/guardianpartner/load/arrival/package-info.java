/** The times at which orders come. */
package io.guardianpartner.load.arrival;
