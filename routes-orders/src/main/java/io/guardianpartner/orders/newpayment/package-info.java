/** Another Pix for an order whose payment ran out or failed: the order is placed again, with what it had reserved. */
package io.guardianpartner.orders.newpayment;
