/** Topics, queues and subscriptions as they are in an AWS account: looked at and changed. */
@NullMarked
package dev.cyclonelariat.topology.live;

import org.jspecify.annotations.NullMarked;
