namespace Katas.Testkit.State;

/// <summary>The current folder, which somebody may have deleted meanwhile.</summary>
internal sealed class FolderSetting : ISetting
{
    /// <inheritdoc/>
    public Func<string?> Remember()
    {
        string? before = Read();
        return () =>
        {
            string? now = Read();
            if (before is null || now == before)
            {
                return null;
            }

            Write(before);
            return $"the current folder is {now ?? "one that is gone"}{ProgramState.Phrase}, and was {before}: it is the whole program's. "
                + "Paths that are joined need no folder to be the current one.";
        };
    }

    private static string? Read()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void Write(string folder)
    {
        try
        {
            Environment.CurrentDirectory = folder;
        }
        catch (IOException)
        {
            // It is gone; nothing can go back to it.
        }
    }
}
