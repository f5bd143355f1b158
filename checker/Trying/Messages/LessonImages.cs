namespace Katas.Checker.Trying.Messages;

/// <summary>A lesson, compiled for scripts.</summary>
/// <param name="Number">The lesson's number.</param>
/// <param name="Mine">The learner's code.</param>
/// <param name="MineSymbols">Its PDB.</param>
/// <param name="Reference">The reference, in a namespace of its own.</param>
/// <param name="ReferenceSymbols">Its PDB.</param>
/// <param name="Earlier">The part of the solutions that scripts may see: the lessons before this one.</param>
/// <param name="Usings">The directives that every script starts with.</param>
internal sealed record LessonImages(
    string Number, byte[] Mine, byte[] MineSymbols, byte[] Reference, byte[] ReferenceSymbols, byte[] Earlier, string Usings);
