@NullMarked
package dev.cyclonelariat.local.policy;

import org.jspecify.annotations.NullMarked;
