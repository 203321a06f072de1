/** Topics, queues and subscriptions as they shall be, and as they are in an AWS account. */
@NullMarked
package dev.cyclonelariat.topology;

import org.jspecify.annotations.NullMarked;
