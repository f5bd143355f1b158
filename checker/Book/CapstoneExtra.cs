namespace Katas.Checker.Book;

/// <summary>A part of a capstone that is compiled in once its lessons pass.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Needs">The lessons that have to pass, with all that they need.</param>
internal sealed record CapstoneExtra(string Name, string Folder, IReadOnlyList<string> Needs);
