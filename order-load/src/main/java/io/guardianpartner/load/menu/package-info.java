/** Products that the run's orders are about. */
package io.guardianpartner.load.menu;
