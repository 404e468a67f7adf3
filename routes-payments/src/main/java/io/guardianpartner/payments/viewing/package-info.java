/** What is told about payments to those who ask. */
package io.guardianpartner.payments.viewing;
