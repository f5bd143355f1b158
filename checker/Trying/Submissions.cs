using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Katas.Checker.Trying;

/// <summary>Finds out where one piece of a script ends and the next begins.</summary>
internal static class Submissions
{
    // A line that begins with one of these goes on where the line before seemed to end.
    private static readonly string[] Continuations = [".", "?.", "else", "catch", "finally", "&&", "||", "??", "=>"];

    /// <summary>The options for parsing scripts.</summary>
    public static CSharpParseOptions Options { get; } = new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>Whether code can be run as it is, or goes on in the next line.</summary>
    public static bool IsComplete(string code) =>
        string.IsNullOrWhiteSpace(code) || SyntaxFactory.IsCompleteSubmission(CSharpSyntaxTree.ParseText(code, Options));

    /// <summary>
    /// Code that a person has ended with Enter: a declaration that lacks nothing but its semicolon gets it, or the prompt
    /// would wait for a line that never comes.
    /// </summary>
    public static string Ended(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Options);
        var last = ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault();
        bool lacksSemicolon = last is FieldDeclarationSyntax { SemicolonToken.IsMissing: true }
            && tree.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) == 1;
        return lacksSemicolon ? $"{code.TrimEnd()};" : code;
    }

    /// <summary>Whether a line can't be the first of its piece.</summary>
    public static bool Continues(string line) =>
        Continuations.Any(start => line.TrimStart().StartsWith(start, StringComparison.Ordinal)
            && !(char.IsLetter(start[^1]) && line.TrimStart().Skip(start.Length).Take(1).Any(char.IsLetterOrDigit)));

    /// <summary>
    /// The pieces of a script, each as long as it has to be. What never gets complete is the last piece, for the compiler to
    /// say what is missing.
    /// </summary>
    /// <param name="lines">The script, line by line.</param>
    public static IEnumerable<string> Split(IEnumerable<string> lines)
    {
        string piece = "";
        foreach (string line in lines)
        {
            if (piece.Length > 0 && IsComplete(piece) && !Continues(line))
            {
                if (!string.IsNullOrWhiteSpace(piece))
                {
                    yield return piece;
                }

                piece = line;
            }
            else
            {
                piece = piece.Length == 0 ? line : $"{piece}\n{line}";
            }
        }

        if (!string.IsNullOrWhiteSpace(piece))
        {
            yield return piece;
        }
    }
}
