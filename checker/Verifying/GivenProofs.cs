using Katas.Checker.Book;
using Katas.Checker.Keeping;
using Katas.Checker.Reporting;

namespace Katas.Checker.Verifying;

/// <summary>Proves that what a lesson gives stands in one place, and that the list of its hashes is up to date.</summary>
internal static class GivenProofs
{
    public static IEnumerable<Proof> Prove(Workbook book, Lesson lesson)
    {
        Proof Check(string what, string? fault) => new(lesson.Number, ProofKind.Shape, what, fault);

        var given = Keeper.Given(lesson);
        var stubs = Keeper.Files(lesson.Folders.Exercise);
        var answers = Keeper.Files(lesson.Folders.Solution);
        string[] twice = [.. given.Keys.Where(name => stubs.ContainsKey(name) || answers.ContainsKey(name))];
        yield return Check(
            "what is given is no stub",
            twice.Length == 0 ? null : $"{string.Join(", ", twice)} of given/{lesson.Number} also stands in exercises or solutions");
        string[] same = [.. stubs.Where(file => Keeper.Same(file.Value, answers.GetValueOrDefault(file.Key))).Select(file => file.Key)];
        yield return Check(
            "stubs differ from solutions",
            same.Length == 0
                ? null
                : $"{string.Join(", ", same)}: the same in exercises and solutions, so given: it belongs in given/{lesson.Number}");
        var text = new GivenText(book);
        string[] faults = [.. GivenFiles.Faults(lesson).Select(text.Describe)];
        yield return Check(
            "hashes of what is given",
            faults.Length == 0
                ? null
                : $"{string.Join(" ", faults)} If you meant it: `cd given/{lesson.Number} && sha256sum *.cs > {GivenFiles.ListName}`");
    }
}
