namespace Katas.Checker.Book;

/// <summary>What a question asks for.</summary>
public enum AnswerKind
{
    /// <summary>A shape, written as [2, 3].</summary>
    Shape,

    /// <summary>A number, right within the question's tolerance.</summary>
    Number,

    /// <summary>One of the question's options.</summary>
    Choice,
}
