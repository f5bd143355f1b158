namespace Katas.Checker.Keeping;

/// <summary>A copy of some of the learner's files, made before they were changed.</summary>
/// <param name="Lesson">The lesson's number.</param>
/// <param name="Id">The time it was made, to the millisecond: the name of its folder.</param>
/// <param name="Folder">Where it is.</param>
/// <param name="Why">The change that was about to be made.</param>
/// <param name="Files">The names of the files.</param>
internal sealed record KeptCopy(string Lesson, string Id, string Folder, string Why, IReadOnlyList<string> Files);
