/**
 * The migration of a service's database as a job: schema, rights, login. It runs from the service's own image, before its
 * pods, with the rights of the database's owner that pods never have.
 */
package io.guardianpartner.migration;
