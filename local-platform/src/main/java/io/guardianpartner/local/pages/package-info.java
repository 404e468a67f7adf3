/** The pages for people, served as files: what a bucket behind a content delivery network would do. */
package io.guardianpartner.local.pages;
