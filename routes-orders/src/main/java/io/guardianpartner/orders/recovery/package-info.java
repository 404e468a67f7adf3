/**
 * Orders whose placing stopped half way: nobody answered in time, or this service ended between two steps. The relay's
 * index names them when their time has come; they are finished, or undone once their client has given up.
 */
package io.guardianpartner.orders.recovery;
