/**
 * How tables are written, byte for byte: lines of CSV, sheets of a workbook, numbers and times in them.
 *
 * <p>{@code dossier} writes its tables with it, {@code export} puts them into files. It knows no unit and holds no table
 * in memory. Invariant: the same value is the same text in every form, and no cell of text is taken for a formula.
 */
package org.wardkeeper.sheet;
