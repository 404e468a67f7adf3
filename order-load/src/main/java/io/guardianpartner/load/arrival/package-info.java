/** When orders come. */
package io.guardianpartner.load.arrival;
