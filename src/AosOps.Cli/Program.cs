using AosOps.Cli.Terminal;

return CommandLine.Run(args);
