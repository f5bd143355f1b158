namespace Katas.Checker.Trying;

/// <summary>The text of <c>:help</c>, in 80 columns.</summary>
internal static class ScriptHelp
{
    /// <summary>The text for a lesson.</summary>
    public static string Text(string number) => $"""
        Type C#. An expression without a semicolon is shown; what is not complete goes
        on in the next line.

          In scope  your types of lesson {number}, as they were at the last (re)load
                    reference.NAME: the reference's type of that name
                    (reference::Katas.Lesson{number}.NAME, as the tests write it, is the same)
                    earlier lessons' types, which are the reference's
                    TorchSharp with static torch; Seeded, TensorAssert of the tests
          show(t)   draws a matrix
          compare(mine, expected)
                    says where two tensors differ

          :reload   takes in what you have edited. Tensors and other values stay;
                    what your old code has made goes
          :replay   starts anew, and runs all lines again that went well
          :vars     the variables
          :quit     ends, as Ctrl-D does

        Tab completes a name. ↑ and ↓ bring back earlier lines. Alt-Enter starts a line.
        Ctrl-C stops what runs, and throws a line away; twice, it leaves. Random numbers
        are the same in each session; manual_seed(n) gives others.
        """;
}
