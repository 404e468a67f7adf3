/** An order of the run and what was told of it. */
package io.guardianpartner.load.order;
