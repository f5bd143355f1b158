namespace Katas.Checker.Checking;

/// <summary>Which of the tasks that do not pass are diagnosed.</summary>
internal enum DiagnoseWhich
{
    None,
    Focus,
    All,
}
