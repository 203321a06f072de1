/** What is in an account already, put into migrations. */
@NullMarked
package dev.cyclonelariat.migration.takeover;

import org.jspecify.annotations.NullMarked;
