using System.CommandLine;

namespace Katas.Checker.Commands;

/// <summary>The command line.</summary>
internal static class Root
{
    public static RootCommand Create()
    {
        var root = new RootCommand(RootHelp.Description)
        {
            WatchCommand.Create(),
            CheckCommand.Create(),
            ListCommand.Create(),
            BookCommand.Create(),
            HintCommand.Create(),
            QuestionCommands.CreatePredict(),
            QuestionCommands.CreateReview(),
            CompareCommand.Create(),
            DemoCommand.Create(),
            ViewCommand.Create(),
            CapstoneCommand.Create(),
            FetchCommand.Create(),
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
