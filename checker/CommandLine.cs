namespace Katas.Checker;

/// <summary>The checker's commands as the learner types them.</summary>
internal static class CommandLine
{
    /// <summary>The line that runs a command: <c>check 01</c>.</summary>
    public static string For(string command) => $"dotnet run --project checker -- {command}";
}
