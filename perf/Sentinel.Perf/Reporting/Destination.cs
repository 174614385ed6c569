namespace Sentinel.Perf;

/// <summary>Where figures are to be written: looked at before they are measured, which takes minutes.</summary>
internal static class Destination
{
    /// <summary>What is wrong with the places that the arguments name, in a line; none where all can be written to.</summary>
    internal static string? FindFault(Arguments arguments)
    {
        try
        {
            if (arguments.ResultsFolder is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            if (arguments.JsonPath is { } path)
            {
                // A file that was not there is not left behind empty: the run may end without figures.
                bool isNew = !File.Exists(path);
                File.OpenWrite(path).Dispose();
                if (isNew)
                {
                    File.Delete(path);
                }
            }

            return null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"The figures cannot be written: {wrong.Message}";
        }
    }
}
