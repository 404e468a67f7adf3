/** Archives of classes by which processes start faster: their names, how they are made, and what becomes of old ones. */
package io.guardianpartner.local.archive;
