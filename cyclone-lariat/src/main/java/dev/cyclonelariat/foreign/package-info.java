/** Bodies of others, without an envelope of ours: S3 notifications, partners. */
@NullMarked
package dev.cyclonelariat.foreign;

import org.jspecify.annotations.NullMarked;
