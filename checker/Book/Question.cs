namespace Katas.Checker.Book;

/// <summary>A question to answer before anything runs. The reference gives the right answer, so that none is written down.</summary>
/// <param name="Id">Lesson, dot, Q and a number: <c>01.Q1</c>.</param>
/// <param name="Title">The heading's words.</param>
/// <param name="After">The tasks after which it makes sense.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Tolerance">How far off a number may be; 0 for one that has to be exact.</param>
/// <param name="Paragraphs">Its words.</param>
/// <param name="Options">
/// Of a choice, what there is to choose from, one of them right; else wrong answers that are recognised. All wrong ones name a mistake.
/// </param>
/// <param name="Code">C# that computes the answer: an expression, or a few statements that end in a return.</param>
/// <param name="Explanation">What is said afterwards, in a sentence or two.</param>
public sealed record Question(
    string Id,
    string Title,
    IReadOnlyList<string> After,
    AnswerKind Kind,
    double Tolerance,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<QuestionOption> Options,
    string Code,
    string Explanation)
{
    /// <summary>The lesson's number.</summary>
    public string Lesson => Id[..Id.IndexOf('.')];

    /// <summary>The letter before an option, by which it can be chosen.</summary>
    /// <param name="index">The option's place among them, from 0.</param>
    public static char Letter(int index) => (char)('a' + index);
}
