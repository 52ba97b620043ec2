// Nest's packages import each other in a circle that only resolves when they come first.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
import '@nestjs/graphql';
import '@nestjs/apollo';

process.env.LOG_LEVEL ??= 'silent';
