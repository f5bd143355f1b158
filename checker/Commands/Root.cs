using System.CommandLine;

namespace Katas.Checker.Commands;

/// <summary>The command line.</summary>
internal static class Root
{
    private const string About = """
        Your tutor for the Transformer Katas. Without a command it reports what is done, what is next, and why the task you
        are working on does not pass yet.

        Examples:
          dotnet run --project checker                    the report
          dotnet run --project checker -- watch           checks the task you work on whenever you save a file
          dotnet run --project checker -- check 01        one lesson, every failing task explained
          dotnet run --project checker -- hint 01.3       a nudge; the same again says more
          dotnet run --project checker -- compare 01.3    your results beside the reference's; after a pass, its code
          dotnet run --project checker -- try             a C# prompt with your lesson, the reference and TorchSharp
          dotnet run --project checker -- list            every task, how far it is, how difficult
          dotnet run --project checker -- demo 01         see the lesson at work, with pictures
          dotnet run --project checker -- view 01         what each step makes of an input
          dotnet run --project checker -- predict 01      say what comes out before you run it; 'review' asks again
          dotnet run --project checker -- capstone        train and sample a model made of nothing but your own code
          dotnet run --project checker -- swap 01         look at the solution in place; 'restore 01' brings yours back
          dotnet run --project checker -- reset 01.3      the stub again; what you had is kept

        Exit codes: 0 done, 1 something does not pass yet, 2 wrong usage, a missing or unreadable file, or an output
        that can't be written, 3 your code does not compile, 4 TorchSharp does not load, 70 a defect of the checker,
        130 Ctrl-C, 141 nobody reads the output any more.
        """;

    public static RootCommand Create()
    {
        var root = new RootCommand(About)
        {
            WatchCommand.Create(),
            CheckCommand.Create(),
            ListCommand.Create(),
            HintCommand.Create(),
            QuestionCommands.CreatePredict(),
            QuestionCommands.CreateReview(),
            CompareCommand.Create(),
            DemoCommand.Create(),
            ViewCommand.Create(),
            CapstoneCommand.Create(),
            TryCommand.Create(),
            SwapCommands.CreateSwap(),
            SwapCommands.CreateRestore(),
            ResetCommand.Create(),
            KeptCommand.Create(),
            VerifyCommand.Create(),
            DoctorCommand.Create(),
            CompletionCommand.Create(),
            CompletionCommand.CreateComplete(),
        };
        root.Add(GlobalOptions.Json);
        root.Add(GlobalOptions.NoColor);
        root.Add(GlobalOptions.Timeout);
        root.Add(GlobalOptions.Memory);
        root.Add(GlobalOptions.Book);
        root.ShowInHelp();
        root.SetAction((parsed, cancelled) => ReportCommand.Run(GlobalOptions.Shell(parsed), cancelled));
        return root;
    }
}
