namespace Katas.Lesson12;

/// <summary>Examples shared out among rows.</summary>
/// <param name="Rows">For each row, its examples, whole ones.</param>
/// <param name="TooLong">
/// The places, in what was given, of the examples that are longer than a row. They are in none of them.
/// </param>
public sealed record PackedRows(IReadOnlyList<IReadOnlyList<InstructionExample>> Rows, IReadOnlyList<int> TooLong);
