/** {@code lariat dlq}: looks at dead letters, moves them back, deletes them. */
@NullMarked
package dev.cyclonelariat.cli.deadletters;

import org.jspecify.annotations.NullMarked;
