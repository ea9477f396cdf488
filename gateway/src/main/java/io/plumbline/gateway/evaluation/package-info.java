/**
 * What the evaluation of recordings needs from files and gives to people: truth files and files of events read, scores as
 * a table and as JSON. Knows nothing of how a score is found.
 */
@NullMarked
package io.plumbline.gateway.evaluation;

import org.jspecify.annotations.NullMarked;
