namespace Katas.Checker;

/// <summary>The checker's commands as the learner types them.</summary>
internal static class CommandLine
{
    /// <summary>The variable in which the short name, where it is used, says how it is called.</summary>
    public const string NameVariable = "KATAS_NAME";

    private static readonly string Start =
        Environment.GetEnvironmentVariable(NameVariable) is { Length: > 0 } name ? name : "dotnet run --project checker --";

    /// <summary>The line that runs a command: <c>check 01</c>.</summary>
    public static string For(string command) => $"{Start} {command}";
}
