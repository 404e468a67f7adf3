/** Archives of classes by which processes start faster: their names, how they are made, and how old ones are deleted. */
package io.guardianpartner.local.archive;
